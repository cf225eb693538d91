/** Opens the control panel of any supported vendor. Only the program that wires objects uses it. */
@NullMarked
package org.bounceback.hosting.vendor;

import org.jspecify.annotations.NullMarked;
