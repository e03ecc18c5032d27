/** A form that takes a file also takes one that is dropped on it. */
for (const form of document.querySelectorAll("form[data-drop]")) {
  const input = form.querySelector("input[type=file]")
  const over = (on) => (event) => {
    event.preventDefault()
    form.classList.toggle("is-over", on)
  }
  form.addEventListener("dragover", over(true))
  form.addEventListener("dragleave", over(false))
  form.addEventListener("drop", (event) => {
    over(false)(event)
    if (event.dataTransfer.files.length) input.files = event.dataTransfer.files
  })
}
