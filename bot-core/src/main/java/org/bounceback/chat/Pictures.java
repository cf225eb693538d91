package org.bounceback.chat;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.bounceback.bounce.BounceReason;
import org.bounceback.bounce.BouncedMessage;
import org.bounceback.bounce.MessageKind;
import org.bounceback.bounce.Unwrapping;
import org.bounceback.bounce.UploadLimits;
import org.bounceback.bounce.UploadedMail;
import org.bounceback.capacity.BudgetExhausted;
import org.bounceback.chat.Posting.NotPosted;
import org.bounceback.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pictures dropped where people talk. Most have nothing to do with us, so they are looked at in
 * silence, and only one that shows a bounce is answered; in the thread of a case each is.
 */
final class Pictures {
  private static final Logger log = LoggerFactory.getLogger(Pictures.class);
  private static final Set<String> ENDINGS = Set.of("png", "jpg", "jpeg", "webp", "gif", "pdf");
  private static final Set<MessageKind> BOUNCES =
      EnumSet.of(MessageKind.FAILURE, MessageKind.DELAY);

  private static final Set<BounceReason> UNTOLD =
      EnumSet.of(BounceReason.UNDEFINED, BounceReason.ON_HOLD);

  private final Services services;
  private final Bounces bounces;

  Pictures(Services services, Bounces bounces) {
    this.services = services;
    this.bounces = bounces;
  }

  /** Whether a file's name is that of a picture or PDF. */
  static boolean mayBe(UploadedFile file) {
    String name = file.name().toLowerCase(Locale.ROOT);
    return ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1));
  }

  /** Files of which none looks like a mail. */
  Turn upload(Inbound inbound, Ask.Upload upload) {
    List<UploadedFile> pictures = upload.files().stream().filter(Pictures::mayBe).toList();
    if (pictures.isEmpty()) {
      return Turn.of(new FirstAnswer.Quiet());
    }
    if (isThreadOfOurs(inbound.place())) {
      return bounces.read(inbound, pictures, upload.text());
    }
    return services
        .workers()
        .reserveReading(inbound)
        .map(
            slot ->
                Turn.of(
                    new FirstAnswer.Quiet(),
                    slot.work(posting -> lookAt(inbound, pictures, posting))))
        .orElseGet(() -> Turn.of(new FirstAnswer.Quiet()));
  }

  private void lookAt(Inbound inbound, List<UploadedFile> pictures, Posting posting)
      throws StoreException, NotPosted, InterruptedException {
    int part = 0;
    for (UploadedFile picture : pictures) {
      try (FileReading reading = FileReading.open(picture, services.workers().memory())) {
        part = lookAt(inbound, part, picture.name(), reading, posting);
      } catch (IOException | BudgetExhausted notThere) {
        log.info("picture not looked at why={}", notThere.getMessage());
      }
    }
  }

  /** Reads a picture's bounces; answers how many there have been so far. */
  private int lookAt(Inbound inbound, int part, String name, FileReading reading, Posting posting)
      throws StoreException, NotPosted, InterruptedException {
    Unwrapping mails =
        services.uploadUnwrapper().open(name, reading.content(), UploadLimits.STANDARD);
    int next = part;
    for (int count = 0; count < Bounces.MOST_MAILS && mails.hasNext(); count++) {
      UploadedMail shown = mails.next();
      BouncedMessage message = services.reader().read(shown);
      if (isBounce(message)) {
        bounces.diagnose(inbound, next++, shown, message, posting, Optional.empty());
      }
    }
    return next;
  }

  /** A number like that of a reply alone may stand in any picture. */
  private static boolean isBounce(BouncedMessage message) {
    return BOUNCES.contains(message.messageKind())
        && message.recipients().stream()
            .anyMatch(each -> !UNTOLD.contains(each.reason()) || !each.address().isEmpty());
  }

  private boolean isThreadOfOurs(Place place) {
    if (place.thread().isEmpty()) {
      return false;
    }
    try {
      return services
          .caseRepository()
          .isThreadOfOurs(place.workspace(), place.channel(), place.thread().get());
    } catch (StoreException failed) {
      log.warn("picture taken for a stranger's, the store is away", failed);
      return false;
    }
  }
}
