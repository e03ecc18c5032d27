const PATIENCE_MS = 30_000

/**
 * Has the service worker keep this event's door for when the server is away. `kept` resolves to whether the page would
 * open then: plain http and a certificate that was only clicked through have no service worker.
 */
export const kept = keepShell().catch(() => false)

async function keepShell() {
  const event = document.querySelector('meta[name="ceremony-event"]')?.content
  if (!event || !("serviceWorker" in navigator)) return false
  await navigator.serviceWorker.register("/sw.js")
  const { active } = await navigator.serviceWorker.ready
  const { port1, port2 } = new MessageChannel()
  const answer = new Promise((heard) => (port1.onmessage = ({ data }) => heard(data.kept)))
  active.postMessage({ keep: `/events/${event}/door/shell` }, [port2])
  return Promise.race([answer, new Promise((late) => setTimeout(late, PATIENCE_MS, false))])
}
