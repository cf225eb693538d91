/** Background loops that continue after any failure and report it. */
@NullMarked
package org.bounceback.supervision;

import org.jspecify.annotations.NullMarked;
