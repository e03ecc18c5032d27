import "./plain.js"
import "../parts/file-drop.js"
import "../delegates/person-panel.js"
