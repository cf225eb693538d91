/**
 * The demo on a simulated network; the only package that may use the sandbox. Start with {@link
 * org.bounceback.app.demo.Demo}.
 */
@NullMarked
package org.bounceback.app.demo;

import org.jspecify.annotations.NullMarked;
