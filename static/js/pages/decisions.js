import "../awards/line-order.js"
import { keepPlace } from "../awards/keep-place.js"

keepPlace(document.querySelector("#commands"))
