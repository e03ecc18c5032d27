import "./plain.js"
import "../parts/file-drop.js"
import "../parts/work-progress.js"
