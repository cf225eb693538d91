package org.bounceback.panel;

/**
 * Whether a panel lets our token do something.
 *
 * @param granted whether it does
 * @param needed whether we work badly without; others only matter for a part
 * @param words what is granted or missing, as a sentence
 */
public record PanelRight(boolean granted, boolean needed, String words) {}
