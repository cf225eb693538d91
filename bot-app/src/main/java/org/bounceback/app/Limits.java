package org.bounceback.app;

import org.bounceback.app.api.TokenQuota;
import org.bounceback.app.settings.Settings;
import org.bounceback.capacity.UsageLimits;

/** Reads the limits in the settings under {@code limits}. */
final class Limits {
  private Limits() {}

  /** Returns the limits for chat users. */
  static UsageLimits ofPeople(Settings settings) {
    return new UsageLimits(
        settings.number("limits.commands"),
        settings.number("limits.burst"),
        settings.number("limits.uploads"),
        settings.number("limits.tickets"),
        settings.number("limits.channel-commands"),
        settings.number("limits.workspace-commands"),
        settings.number("limits.workspace-tickets"),
        settings.number("limits.watches"),
        settings.number("limits.workspace-watches"));
  }

  /** Returns the limits for the requests of one client of the API. */
  static TokenQuota ofApi(Settings settings) {
    return new TokenQuota(
        settings.number("limits.api-requests"),
        settings.number("limits.api-escalations"),
        System::nanoTime);
  }
}
