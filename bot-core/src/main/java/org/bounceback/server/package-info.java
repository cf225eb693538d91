/** Limits for the requests to the built-in HTTP server: sizes, times and logging. */
@NullMarked
package org.bounceback.server;

import org.jspecify.annotations.NullMarked;
