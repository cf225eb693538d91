package org.bounceback.chat.cards;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.bounceback.advice.MailClient;
import org.bounceback.advice.MailClientCatalog;
import org.bounceback.chat.Block;
import org.bounceback.chat.Card;
import org.bounceback.chat.Span;

/** Renders the help: the commands, and how to get full headers. */
public final class HelpCard {

  private HelpCard() {}

  public static Card of(MessageBundle messageBundle, String headline) {
    var commands = new ArrayList<Block.LabeledField>();
    for (int i = 1; messageBundle.has("help.commands." + i + ".usage"); i++) {
      commands.add(
          messageBundle.plain(
              "help.commands." + i + ".usage",
              messageBundle.text("help.commands." + i + ".meaning")));
    }
    return new Card(messageBundle.text(headline), List.of(new Block.Facts(commands)), List.of());
  }

  /** Returns how to save a message in each mail client; clients with the same steps share a row. */
  public static Card headers(MessageBundle messageBundle) {
    var namesBySteps = new LinkedHashMap<String, List<String>>();
    for (MailClient mailClient : MailClientCatalog.load().all()) {
      namesBySteps
          .computeIfAbsent(
              mailClient.saveInstructions(messageBundle.language()), steps -> new ArrayList<>())
          .add(mailClient.name());
    }
    var rows = new ArrayList<Block.LabeledField>();
    namesBySteps.forEach(
        (steps, names) ->
            rows.add(new Block.LabeledField(String.join(", ", names), List.of(Span.plain(steps)))));
    return new Card(
        messageBundle.text("headers.headline"), List.of(new Block.Facts(rows)), List.of());
  }
}
