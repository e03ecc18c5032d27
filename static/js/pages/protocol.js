import "./plain.js"
import "../delegates/protocol-order.js"
