/**
 * Strict simulations of the control panels of a hosting company: WHM, Plesk and DirectAdmin, over
 * HTTPS with self-signed certificates, as in a default installation.
 *
 * <p>Start with {@link org.bounceback.sandbox.panel.PanelServer}.
 */
@NullMarked
package org.bounceback.sandbox.panel;

import org.jspecify.annotations.NullMarked;
