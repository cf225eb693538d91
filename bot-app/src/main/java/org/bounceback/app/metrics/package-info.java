/**
 * What a monitoring system reads at {@code /metrics}; the only package that knows Prometheus's
 * library. Start with {@link org.bounceback.app.metrics.Metrics}.
 */
@NullMarked
package org.bounceback.app.metrics;

import org.jspecify.annotations.NullMarked;
