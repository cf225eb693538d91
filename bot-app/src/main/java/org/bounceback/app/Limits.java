package org.bounceback.app;

import org.bounceback.app.api.TokenQuota;
import org.bounceback.app.settings.Settings;
import org.bounceback.capacity.UsageLimits;

/** The limits that the settings give, under {@code limits}. */
final class Limits {
  private Limits() {}

  /** What people in a chat may ask for. */
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

  /** What programs may ask for with the token of the API. */
  static TokenQuota ofApi(Settings settings) {
    return new TokenQuota(
        settings.number("limits.api-requests"),
        settings.number("limits.api-escalations"),
        System::nanoTime);
  }
}
