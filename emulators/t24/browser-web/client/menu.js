/** Opens or closes the folder whose caption or picture was clicked (2.3). */
export function ProcessMouseClick(event) {
  event.target.closest("li")?.querySelector(":scope > ul")?.classList.toggle("closed");
}
