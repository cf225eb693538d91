package org.bounceback.app;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.app.CommandFailedException.Status;
import org.bounceback.app.settings.Settings;
import org.bounceback.chat.CardPublisher;
import org.bounceback.chat.TeamChannel;

/** Reads the channels in which the support team sees the cards of customers' requests. */
final class TeamChannels {

  private TeamChannels() {}

  /**
   * Returns the team's channels by platform, of platforms that have channels for customers.
   *
   * @param publishers post cards, by platform
   * @throws CommandFailedException if a platform has channels for customers but none for the team,
   *     or the same one for both
   */
  static Map<String, TeamChannel> of(Settings settings, Map<String, CardPublisher> publishers)
      throws CommandFailedException {
    Map<String, TeamChannel> channels = new HashMap<>();
    for (Map.Entry<String, CardPublisher> each : publishers.entrySet()) {
      Optional<String> channel = channel(settings, each.getKey());
      channel.ifPresent(id -> channels.put(each.getKey(), new TeamChannel(id, each.getValue())));
    }
    return channels;
  }

  private static Optional<String> channel(Settings settings, String platform)
      throws CommandFailedException {
    List<String> forCustomers = settings.list(platform + ".customer-channels");
    Optional<String> team = settings.text(platform + ".team-channel");
    if (forCustomers.isEmpty()) {
      return Optional.empty();
    }
    if (team.isEmpty()) {
      throw wrong(
          "%1$s.customer-channels needs %1$s.team-channel, the channel where your team sees the cards"
              .formatted(platform));
    }
    if (forCustomers.contains(team.get())) {
      throw wrong(
          "%1$s.team-channel is also in %1$s.customer-channels; customers would see the cards"
              .formatted(platform));
    }
    return team;
  }

  private static CommandFailedException wrong(String message) {
    return new CommandFailedException(Status.USAGE, message);
  }
}
