// The banner follows what is typed; a usual form is put into the box without sending anything.
const form = document.querySelector("form[data-banner]")
const [box, card] = [form?.elements.name_lines, form?.querySelector(".banner-card")]

function draw() {
  const lines = box.value.split("\n").map((line) => line.trim()).filter(Boolean)
  const shown = lines.length ? lines : [form.elements.name.value]
  const paragraphs = shown.map((text, no) => {
    const line = document.createElement("p")
    line.textContent = text
    line.classList.toggle("is-first", no === 0)
    return line
  })
  card.querySelector(".banner-card-lines").replaceChildren(...paragraphs)
  card.querySelector(".banner-card-host").textContent = form.elements.host.value
}

if (card) {
  form.addEventListener("input", draw)
  form.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-banner-lines]")
    if (!button) return
    event.preventDefault()
    box.value = button.dataset.bannerLines
    draw()
    box.focus()
  })
}
