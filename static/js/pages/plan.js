import "./plain.js"
import "../parts/row-moves.js"
import "../runsheet/plan-review.js"
