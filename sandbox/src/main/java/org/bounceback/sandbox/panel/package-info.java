/**
 * Strict stand-ins for the control panels of a hosting company: WHM, Plesk and DirectAdmin, over
 * HTTPS with a certificate that they signed themselves, as a panel comes out of the box.
 *
 * <p>Start with {@link org.bounceback.sandbox.panel.PanelServer}.
 */
@NullMarked
package org.bounceback.sandbox.panel;

import org.jspecify.annotations.NullMarked;
