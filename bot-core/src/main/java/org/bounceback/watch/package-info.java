/** Repeats blocklist checks of a case and reports new listings and delistings. */
@org.jspecify.annotations.NullMarked
package org.bounceback.watch;
