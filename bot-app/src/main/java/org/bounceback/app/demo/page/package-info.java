/**
 * A page for the browser that shows a channel of the strict Slack and does what a person does in
 * it. It knows the strict Slack alone: what it shows came over Slack's wire.
 *
 * <p>Start with {@link org.bounceback.app.demo.page.Page}.
 */
@NullMarked
package org.bounceback.app.demo.page;

import org.jspecify.annotations.NullMarked;
