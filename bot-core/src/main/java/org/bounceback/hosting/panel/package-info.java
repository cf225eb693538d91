/** HTTP client and parsers shared by all control panels. */
@NullMarked
package org.bounceback.hosting.panel;

import org.jspecify.annotations.NullMarked;
