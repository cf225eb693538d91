/** The story on a loopback internet; the only package that may use the sandbox. */
@NullMarked
package org.bounceback.app.demo;

import org.jspecify.annotations.NullMarked;
