/** Limits for the requests that our own HTTP server answers: sizes, times and what is logged. */
@NullMarked
package org.bounceback.server;

import org.jspecify.annotations.NullMarked;
