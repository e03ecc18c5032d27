import "./plain.js"
import "../checkin/print-key.js"
