/** Client for the control panel WHM (cPanel). */
@NullMarked
package org.bounceback.hosting.whm;

import org.jspecify.annotations.NullMarked;
