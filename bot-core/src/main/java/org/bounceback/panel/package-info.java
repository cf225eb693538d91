/**
 * Asks the control panels of our own servers: which domains they host and from which address each
 * sends, how they route a domain's mail, what they block themselves and why, and what became of a
 * mail. Knows WHM (cPanel), Plesk and DirectAdmin.
 *
 * <p>Start with {@link org.bounceback.panel.HostingPanel}; {@link
 * org.bounceback.panel.PanelFactory} opens one.
 */
@NullMarked
package org.bounceback.panel;

import org.jspecify.annotations.NullMarked;
