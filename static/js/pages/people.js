import "../parts/file-drop.js"
import "./plain.js"
import "../parts/toast-line.js"
import "../delegates/people-table.js"
