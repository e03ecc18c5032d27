import "./plain.js"
import "../checkin/copy-words.js"
import "../checkin/print-key.js"
