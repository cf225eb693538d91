package org.bounceback.chat.commands;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.bounceback.bounce.BouncedMessage;
import org.bounceback.bounce.UploadedMail;
import org.bounceback.bounce.upload.Unwrapping;
import org.bounceback.capacity.BudgetExhausted;
import org.bounceback.cases.CaseRepository;
import org.bounceback.cases.CaseResult;
import org.bounceback.cases.StoredMail;
import org.bounceback.chat.BotResponse;
import org.bounceback.chat.Card;
import org.bounceback.chat.ChatRequest;
import org.bounceback.chat.InboundEvent;
import org.bounceback.chat.InitialResponse;
import org.bounceback.chat.InitialResponse.Visibility;
import org.bounceback.chat.MessagePoster;
import org.bounceback.chat.MessagePoster.PostFailedException;
import org.bounceback.chat.MessageRef;
import org.bounceback.chat.UploadedFile;
import org.bounceback.chat.cards.BounceForm;
import org.bounceback.chat.cards.MessageBundle;
import org.bounceback.chat.cards.UnreadPicture;
import org.bounceback.chat.runtime.WorkerPools;
import org.bounceback.diagnosis.Diagnosis;
import org.bounceback.diagnosis.MailAnalysis;
import org.bounceback.store.StoreException;

/** Reads bounced e-mails from files, pasted text and the message action. */
final class BounceUploadHandler {
  /** The maximum number of e-mails that are read from one file. */
  static final int MAX_MAILS = 10;

  private static final String PASTED = "pasted text";

  private final MailAnalysis mailAnalysis;
  private final WorkerPools workerPools;
  private final CaseOpener caseOpener;
  private final MessageBundle messageBundle;
  private final ImageUploadHandler imageUploadHandler;

  BounceUploadHandler(
      MailAnalysis mailAnalysis,
      CaseRepository caseRepository,
      WorkerPools workerPools,
      CaseOpener caseOpener,
      MessageBundle messageBundle) {
    this.mailAnalysis = mailAnalysis;
    this.workerPools = workerPools;
    this.caseOpener = caseOpener;
    this.messageBundle = messageBundle;
    this.imageUploadHandler =
        new ImageUploadHandler(mailAnalysis, caseRepository, workerPools, this);
  }

  /** Reads uploaded files. Posts nothing if none of them is relevant. */
  BotResponse upload(InboundEvent inboundEvent, ChatRequest.FileUpload fileUpload) {
    List<UploadedFile> relevant = fileUpload.relevantFiles();
    return relevant.isEmpty()
        ? imageUploadHandler.upload(inboundEvent, fileUpload)
        : read(inboundEvent, relevant, fileUpload.text());
  }

  /** Handles {@code /bounce}: reads files or pasted text, or opens a form for them. */
  BotResponse command(InboundEvent inboundEvent, List<UploadedFile> files, String text) {
    return files.isEmpty() && text.isEmpty()
        ? BotResponse.of(new InitialResponse.OpenForm(BounceForm.of(messageBundle)))
        : read(inboundEvent, files, text);
  }

  /** Reads the files if there are any, otherwise the text. */
  BotResponse read(InboundEvent inboundEvent, List<UploadedFile> files, String text) {
    List<UploadedFile> sources =
        files.isEmpty()
            ? List.of(new UploadedFile(PASTED, () -> text.getBytes(StandardCharsets.UTF_8)))
            : files;
    String names = String.join(", ", sources.stream().map(UploadedFile::name).toList());
    Card reading = Card.of(messageBundle.text("bounce.reading", "file", names));
    return workerPools.respond(
        workerPools.reserveReading(inboundEvent),
        reading,
        Visibility.PUBLIC,
        messagePoster -> readAll(inboundEvent, sources, messagePoster));
  }

  /**
   * Reports that reading failed too often. The event counts as answered when the report is shown.
   */
  BotResponse giveUp(ChatRequest.GivenUp givenUp) {
    String names =
        givenUp.files().isEmpty()
            ? messageBundle.text("bounce.given-up-text")
            : String.join(", ", givenUp.files());
    Card failed = Card.of(messageBundle.text("bounce.given-up", "file", names));
    return BotResponse.of(
        new InitialResponse.ShowCard(failed, Visibility.PUBLIC),
        messagePoster -> {
          try {
            if (messagePoster.first().message().isEmpty()) {
              return CompletableFuture.failedFuture(
                  new CancellationException("the report was not shown"));
            }
            messagePoster.edit(messagePoster.first(), failed);
            return CompletableFuture.completedFuture(null);
          } catch (PostFailedException later) {
            return CompletableFuture.failedFuture(later);
          } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return CompletableFuture.failedFuture(new CancellationException("the bot is stopping"));
          }
        });
  }

  private void readAll(
      InboundEvent inboundEvent, List<UploadedFile> files, MessagePoster messagePoster)
      throws StoreException, PostFailedException, InterruptedException {
    Optional<MessageRef> place = Optional.of(messagePoster.first());
    int part = 0;
    for (UploadedFile file : files) {
      try (FileReading reading = FileReading.open(file, workerPools.memory())) {
        readOne(inboundEvent, part, file.name(), reading, messagePoster, place);
      } catch (BudgetExhausted busy) {
        show(Card.of(messageBundle.text("bounce.busy", "file", file.name())), messagePoster, place);
      } catch (IOException unreadable) {
        Map<String, String> values =
            Map.of("file", file.name(), "why", String.valueOf(unreadable.getMessage()));
        show(Card.of(messageBundle.text("bounce.unreadable", values)), messagePoster, place);
      }
      place = Optional.empty();
      part += MAX_MAILS;
    }
  }

  private void readOne(
      InboundEvent inboundEvent,
      int part,
      String name,
      FileReading reading,
      MessagePoster messagePoster,
      Optional<MessageRef> first)
      throws StoreException, PostFailedException, InterruptedException {
    Unwrapping mails = mailAnalysis.unwrap(name, reading.content());
    if (!mails.hasNext()) {
      show(Card.of(messageBundle.text("bounce.empty", "file", name)), messagePoster, first);
      return;
    }
    Optional<MessageRef> place = first;
    Set<String> leftOut = new LinkedHashSet<>();
    for (int next = 0; next < MAX_MAILS && mails.hasNext(); next++) {
      UploadedMail mail = mails.next();
      if (mail.unread().isPresent()) {
        show(
            UnreadPicture.card(messageBundle, mail.name(), mail.unread().get()),
            messagePoster,
            place);
      } else {
        BouncedMessage bounce = mailAnalysis.read(mail);
        if (!mails.hasNext()) {
          reading.shrinkTo(mail.bytes().length);
        }
        diagnose(inboundEvent, part + next, mail, bounce, messagePoster, place);
      }
      leftOut.addAll(mails.leftOut());
      leftOut.removeAll(mail.leftOut());
      place = Optional.empty();
    }
    if (mails.hasNext()) {
      Map<String, Object> values = Map.of("file", name, "most", MAX_MAILS);
      messagePoster.post(Card.of(messageBundle.text("bounce.more", values)));
    }
    leftOut.addAll(mails.leftOut());
    if (!leftOut.isEmpty()) {
      Map<String, Object> values = Map.of("file", name, "limits", String.join("; ", leftOut));
      messagePoster.post(Card.of(messageBundle.text("bounce.partly", values)));
    }
  }

  /**
   * Opens a case for an e-mail.
   *
   * @param part the index of the e-mail in the event
   * @param place the message that the case's card replaces; if empty, the card is posted
   */
  void diagnose(
      InboundEvent inboundEvent,
      int part,
      UploadedMail mail,
      BouncedMessage bounce,
      MessagePoster messagePoster,
      Optional<MessageRef> place)
      throws StoreException, PostFailedException, InterruptedException {
    if (caseOpener.filedBefore(inboundEvent, part, messagePoster, place)) {
      return;
    }
    var stored = new StoredMail(storedName(mail), mail.bytes());
    Diagnosis diagnosis = mailAnalysis.diagnose(bounce);
    caseOpener.file(
        inboundEvent, part, stored, CaseResult.of(stored.name(), diagnosis), messagePoster, place);
  }

  private static void show(Card card, MessagePoster messagePoster, Optional<MessageRef> place)
      throws PostFailedException, InterruptedException {
    if (place.isPresent()) {
      messagePoster.edit(place.get(), card);
    } else {
      messagePoster.post(card);
    }
  }

  /**
   * Returns the name for storing an e-mail; it differs if the e-mail comes from a picture, a PDF or
   * an Outlook file.
   */
  private static String storedName(UploadedMail mail) {
    String name = mail.name();
    String lower = name.toLowerCase(Locale.ROOT);
    if (mail.isFromPicture() || lower.endsWith(".pdf")) {
      return name + ".txt";
    }
    return lower.endsWith(".msg") || lower.endsWith("winmail.dat") ? name + ".eml" : name;
  }
}
