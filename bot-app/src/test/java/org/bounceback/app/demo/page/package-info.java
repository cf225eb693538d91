/** The page over HTTP and in a real browser. */
@NullMarked
package org.bounceback.app.demo.page;

import org.jspecify.annotations.NullMarked;
