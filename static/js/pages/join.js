import "./plain.js"
import "../accounts/join-link.js"
