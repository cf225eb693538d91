package org.bounceback.chat.cards;

import java.util.List;
import java.util.Map;
import org.bounceback.bounce.UploadedMail.Unread;
import org.bounceback.bounce.upload.UploadLimits;
import org.bounceback.chat.Block;
import org.bounceback.chat.Card;

/** Renders the reply to a picture that could not be read: what to upload instead, and how. */
public final class UnreadPicture {
  private final MessageBundle messageBundle;

  /** Creates a renderer for texts in a language. */
  public UnreadPicture(MessageBundle messageBundle) {
    this.messageBundle = messageBundle;
  }

  /** Returns the card as a chat shows it. */
  public Card of(String file, Unread why) {
    return card(messageBundle, file, why);
  }

  public static Card card(MessageBundle messageBundle, String file, Unread why) {
    String key =
        switch (why) {
          case NO_PROGRAM -> "bounce.picture-no-program";
          case NO_WORDS -> "bounce.picture-no-words";
          case OVER_LIMIT -> "bounce.picture-over-limit";
        };
    return new Card(
        messageBundle.text(
            key,
            Map.of(
                "file", file,
                "most", UploadLimits.STANDARD.pictures(),
                "seconds", UploadLimits.STANDARD.pictureTime().toSeconds())),
        List.of(
            new Block.QuoteBlock(
                messageBundle.text("bounce.picture-instead"),
                messageBundle.text("bounce.picture-way"))),
        List.of());
  }
}
