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
import org.bounceback.findings.Findings;
import org.bounceback.findings.OutgoingTexts;

/**
 * The words that go out, alone and ready to be copied, in the language that the customer probably
 * reads; buttons ask for another.
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

  /** Whether the case has words for a customer. */
  static boolean isFor(Findings findings) {
    return findings
        .outgoing()
        .flatMap(texts -> texts.english().reply())
        .filter(reply -> !reply.isBlank())
        .isPresent();
  }

  /** The card in the language that a button asks for, or the case's own. */
  public Card of(Case stored, ButtonId.Action asked) {
    Optional<OutgoingTexts> texts = stored.findings().outgoing();
    String language =
        Optional.ofNullable(LANGUAGES.get(asked))
            .or(() -> texts.flatMap(OutgoingTexts::language))
            .orElse(OutgoingTexts.ENGLISH);
    List<Block> blocks = new ArrayList<>();
    texts.map(each -> each.in(language)).ifPresent(text -> add(blocks, text));
    String headline =
        messageBundle.text("reply.headline", "language", messageBundle.ofCode("reply.", language));
    return new Card(headline, blocks, buttons(stored, language));
  }

  private void add(List<Block> blocks, OutgoingTexts.OutgoingText text) {
    text.reply().ifPresent(reply -> blocks.add(passage("bounce.customer", reply)));
    text.letter().ifPresent(letter -> blocks.add(passage("bounce.letter", letter)));
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

  private Block passage(String title, String words) {
    return new Block.QuoteBlock(messageBundle.text(title), words, Block.QuoteStyle.MACHINE);
  }
}
