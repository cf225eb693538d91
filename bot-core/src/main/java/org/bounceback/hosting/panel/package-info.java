/** HTTP client and parsing that all control panels share. */
@NullMarked
package org.bounceback.hosting.panel;

import org.jspecify.annotations.NullMarked;
