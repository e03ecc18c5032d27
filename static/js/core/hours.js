const shapes = new Map()

/** 07:45 as the hall's clock says it, whatever zone this device is set to. */
export function hour(instant, zone) {
  if (!shapes.has(zone)) {
    shapes.set(zone, new Intl.DateTimeFormat("vi-VN", {
      hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone || undefined,
    }))
  }
  return shapes.get(zone).format(instant)
}
