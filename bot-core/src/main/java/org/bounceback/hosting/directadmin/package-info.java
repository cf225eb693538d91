/** Client for the control panel DirectAdmin. */
@NullMarked
package org.bounceback.hosting.directadmin;

import org.jspecify.annotations.NullMarked;
