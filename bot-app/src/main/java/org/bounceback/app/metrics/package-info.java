/**
 * The metrics at {@code /metrics}; the only package that uses Prometheus's library. Start with
 * {@link org.bounceback.app.metrics.Metrics}.
 */
@NullMarked
package org.bounceback.app.metrics;

import org.jspecify.annotations.NullMarked;
