import "./plain.js"
import "../checkin/copy-words.js"
