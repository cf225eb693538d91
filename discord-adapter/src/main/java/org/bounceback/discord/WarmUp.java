package org.bounceback.discord;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.bounceback.casebook.EventKey;
import org.bounceback.chat.Ask;
import org.bounceback.chat.Bot;
import org.bounceback.chat.Capabilities;
import org.bounceback.chat.FirstAnswer.Show;
import org.bounceback.chat.Inbound;
import org.bounceback.chat.Person;
import org.bounceback.chat.Place;
import org.bounceback.chat.Rounds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has made-up commands answered that need no look-up, and draws the answers. */
final class WarmUp {
  private static final Logger log = LoggerFactory.getLogger(WarmUp.class);
  private static final Person NOBODY = new Person("0", "", Locale.ENGLISH, Set.of());
  private static final Place NOWHERE =
      new Place(Spot.PLATFORM, "", "0", Optional.empty(), Capabilities.UNLIMITED);

  private final Bot bot;
  private final Duration longest;

  /** For at most {@code longest}. */
  WarmUp(Bot bot, Duration longest) {
    this.bot = bot;
    this.longest = longest;
  }

  void run() {
    int rounds = Rounds.run(longest, this::answer);
    log.debug("discord warmed up rounds={}", rounds);
  }

  private void answer(int round) {
    var key = new EventKey(Spot.PLATFORM + ":warm-up:" + round);
    var help = new Inbound(key, key, NOBODY, NOWHERE, new Ask.Command("bounceback", "help"));
    if (bot.receive(help).now() instanceof Show show) {
      String drawn = CardRenderer.message(show.card()).toData().toString();
      log.trace("discord answer drawn characters={}", drawn.length());
    }
  }
}
