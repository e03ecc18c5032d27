import "./plain.js"
import "../invitations/letter-preview.js"
