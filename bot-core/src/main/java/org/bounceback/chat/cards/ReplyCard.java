package org.bounceback.chat.cards;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.cases.Case;
import org.bounceback.chat.Block;
import org.bounceback.chat.Button;
import org.bounceback.chat.Card;
import org.bounceback.findings.OutgoingTexts;

/**
 * Renders only the texts to send, ready to copy, in the customer's probable language. Buttons
 * select another language.
 */
public final class ReplyCard {
  private static final Map<ButtonId.Action, String> LANGUAGES =
      Map.of(
          ButtonId.Action.REPLY_EN, "en",
          ButtonId.Action.REPLY_DE, "de",
          ButtonId.Action.REPLY_FR, "fr",
          ButtonId.Action.REPLY_ES, "es");

  private final MessageBundle messageBundle;

  public ReplyCard(MessageBundle messageBundle) {
    this.messageBundle = messageBundle;
  }

  /** Returns the card in the language of a button, or in the case's language. */
  public Card of(Case stored, ButtonId.Action action) {
    Optional<OutgoingTexts> texts = stored.findings().outgoing();
    String language =
        Optional.ofNullable(LANGUAGES.get(action))
            .or(() -> texts.flatMap(OutgoingTexts::language))
            .orElse(OutgoingTexts.ENGLISH);
    List<Block> blocks = new ArrayList<>();
    texts.map(each -> each.in(language)).ifPresent(text -> add(blocks, text));
    String headline =
        messageBundle.text("reply.headline", "language", messageBundle.ofCode("reply.", language));
    return new Card(headline, blocks, buttons(stored, language));
  }

  private void add(List<Block> blocks, OutgoingTexts.OutgoingText text) {
    text.reply().ifPresent(reply -> blocks.add(quote("bounce.customer", reply)));
    text.letter().ifPresent(letter -> blocks.add(quote("bounce.letter", letter)));
  }

  private List<Button> buttons(Case stored, String shown) {
    return Arrays.stream(ButtonId.Action.values())
        .filter(LANGUAGES::containsKey)
        .filter(action -> !shown.equals(LANGUAGES.get(action)))
        .map(
            action ->
                new Button(
                    new ButtonId(action, stored.id()).text(),
                    messageBundle.text("reply." + LANGUAGES.getOrDefault(action, "en")),
                    Button.Style.PLAIN))
        .toList();
  }

  private Block quote(String title, String text) {
    return new Block.QuoteBlock(messageBundle.text(title), text, Block.QuoteStyle.MACHINE);
  }
}
