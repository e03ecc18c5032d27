import "./plain.js"
import "../accounts/setup-link.js"
