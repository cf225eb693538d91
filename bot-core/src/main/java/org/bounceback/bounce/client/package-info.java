/**
 * The windows, banners and alerts of e-mail apps: which app shows them, what it tried and what went
 * wrong.
 */
@NullMarked
package org.bounceback.bounce.client;

import org.jspecify.annotations.NullMarked;
