import "./plain.js"
import "../invitations/guest-letter.js"
