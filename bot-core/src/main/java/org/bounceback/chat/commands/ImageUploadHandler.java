package org.bounceback.chat.commands;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bounceback.bounce.BounceReason;
import org.bounceback.bounce.BouncedMessage;
import org.bounceback.bounce.MessageKind;
import org.bounceback.bounce.UploadedMail;
import org.bounceback.bounce.upload.Unwrapping;
import org.bounceback.capacity.BudgetExhausted;
import org.bounceback.cases.CaseRepository;
import org.bounceback.chat.BotResponse;
import org.bounceback.chat.ChatLocation;
import org.bounceback.chat.ChatRequest;
import org.bounceback.chat.InboundEvent;
import org.bounceback.chat.InitialResponse;
import org.bounceback.chat.MessagePoster;
import org.bounceback.chat.MessagePoster.PostFailedException;
import org.bounceback.chat.UploadedFile;
import org.bounceback.chat.runtime.WorkerPools;
import org.bounceback.diagnosis.MailAnalysis;
import org.bounceback.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handles pictures that do not address the bot. Most are not bounces, so the bot replies only to
 * pictures that show one. In the thread of a case it replies to every picture.
 */
final class ImageUploadHandler {
  private static final Logger log = LoggerFactory.getLogger(ImageUploadHandler.class);
  private static final Set<MessageKind> BOUNCES =
      EnumSet.of(MessageKind.FAILURE, MessageKind.DELAY);

  private static final Set<BounceReason> UNKNOWN_REASONS =
      EnumSet.of(BounceReason.UNDEFINED, BounceReason.ON_HOLD);

  private final MailAnalysis mailAnalysis;
  private final CaseRepository caseRepository;
  private final WorkerPools workerPools;
  private final BounceUploadHandler bounceUploadHandler;

  ImageUploadHandler(
      MailAnalysis mailAnalysis,
      CaseRepository caseRepository,
      WorkerPools workerPools,
      BounceUploadHandler bounceUploadHandler) {
    this.mailAnalysis = mailAnalysis;
    this.caseRepository = caseRepository;
    this.workerPools = workerPools;
    this.bounceUploadHandler = bounceUploadHandler;
  }

  /** Handles files none of which looks like an e-mail. */
  BotResponse upload(InboundEvent inboundEvent, ChatRequest.FileUpload fileUpload) {
    List<UploadedFile> pictures =
        fileUpload.files().stream().filter(UploadedFile::isPicture).toList();
    if (pictures.isEmpty()) {
      return BotResponse.of(new InitialResponse.NoResponse());
    }
    if (isThreadOfOurs(inboundEvent.chatLocation())) {
      return bounceUploadHandler.read(inboundEvent, pictures, fileUpload.text());
    }
    return workerPools
        .reserveReading(inboundEvent)
        .map(
            workerPermit ->
                BotResponse.of(
                    new InitialResponse.NoResponse(),
                    workerPermit.work(
                        messagePoster -> inspect(inboundEvent, pictures, messagePoster))))
        .orElseGet(() -> BotResponse.of(new InitialResponse.NoResponse()));
  }

  private void inspect(
      InboundEvent inboundEvent, List<UploadedFile> pictures, MessagePoster messagePoster)
      throws StoreException, PostFailedException, InterruptedException {
    int part = 0;
    for (UploadedFile picture : pictures) {
      try (FileReading reading = FileReading.open(picture, workerPools.memory())) {
        part = inspect(inboundEvent, part, picture.name(), reading, messagePoster);
      } catch (IOException | BudgetExhausted unreadable) {
        log.info("picture not read reason={}", unreadable.getMessage());
      }
    }
  }

  /** Reads the bounces in a picture. Returns the number of bounces so far. */
  private int inspect(
      InboundEvent inboundEvent,
      int part,
      String name,
      FileReading reading,
      MessagePoster messagePoster)
      throws StoreException, PostFailedException, InterruptedException {
    Unwrapping mails = mailAnalysis.unwrap(name, reading.content());
    int next = part;
    for (int count = 0; count < BounceUploadHandler.MAX_MAILS && mails.hasNext(); count++) {
      UploadedMail shown = mails.next();
      BouncedMessage message = mailAnalysis.read(shown);
      if (isBounce(message)) {
        bounceUploadHandler.diagnose(
            inboundEvent, next++, shown, message, messagePoster, Optional.empty());
      }
    }
    return next;
  }

  /** A number that looks like a reply code is not enough: any picture may contain one. */
  private static boolean isBounce(BouncedMessage message) {
    return BOUNCES.contains(message.messageKind())
        && message.recipients().stream()
            .anyMatch(
                each -> !UNKNOWN_REASONS.contains(each.reason()) || !each.address().isEmpty());
  }

  private boolean isThreadOfOurs(ChatLocation chatLocation) {
    if (chatLocation.thread().isEmpty()) {
      return false;
    }
    try {
      return caseRepository.isThreadOfOurs(
          chatLocation.workspace(), chatLocation.channel(), chatLocation.thread().get());
    } catch (StoreException failed) {
      log.warn("picture not treated as part of a case, the store is unavailable", failed);
      return false;
    }
  }
}
