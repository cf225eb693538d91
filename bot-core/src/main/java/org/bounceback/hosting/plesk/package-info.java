/** Client for the control panel Plesk. */
@NullMarked
package org.bounceback.hosting.plesk;

import org.jspecify.annotations.NullMarked;
