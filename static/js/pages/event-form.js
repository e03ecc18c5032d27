import "./plain.js"
import "../events/banner-preview.js"
import "../parts/row-moves.js"
