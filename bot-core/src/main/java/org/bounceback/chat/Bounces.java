package org.bounceback.chat;

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
import org.bounceback.bounce.Unwrapping;
import org.bounceback.bounce.UploadLimits;
import org.bounceback.bounce.UploadedMail;
import org.bounceback.capacity.BudgetExhausted;
import org.bounceback.casebook.CaseResult;
import org.bounceback.casebook.MessageRef;
import org.bounceback.casebook.StoredMail;
import org.bounceback.chat.FirstAnswer.Audience;
import org.bounceback.chat.Posting.NotPosted;
import org.bounceback.diagnosis.Diagnosis;
import org.bounceback.store.StoreException;

/** Bounced mails that people bring: as files, as pasted text, by the message action. */
final class Bounces {
  /** How many e-mails of one file are read. */
  static final int MOST_MAILS = 10;

  private static final String PASTED = "pasted text";

  /** What a file is called that may hold a mail; others in a channel are none of our business. */
  private static final Set<String> MAIL_ENDINGS =
      Set.of("eml", "msg", "txt", "mbox", "mht", "zip", "gz");

  private static final String TNEF_NAME = "winmail.dat";

  private final Services services;
  private final Texts texts;
  private final CaseFiling filing;
  private final Pictures pictures;

  Bounces(Services services, Texts texts, CaseCards cards) {
    this.services = services;
    this.texts = texts;
    this.filing = new CaseFiling(services, cards);
    this.pictures = new Pictures(services, this);
  }

  /** Which of the files dropped somewhere are our business, whatever is in them. */
  static List<UploadedFile> ours(Ask.Upload upload) {
    return upload.files().stream()
        .filter(file -> looksLikeMail(file) || (upload.addressed() && Pictures.mayBe(file)))
        .toList();
  }

  /** Files dropped into a channel; silence when none of them is our business. */
  Turn upload(Inbound inbound, Ask.Upload upload) {
    List<UploadedFile> ours = ours(upload);
    return ours.isEmpty() ? pictures.upload(inbound, upload) : read(inbound, ours, upload.text());
  }

  /** The command {@code /bounce}: files, pasted text, or a form for either. */
  Turn command(Inbound inbound, List<UploadedFile> files, String text) {
    return files.isEmpty() && text.isEmpty()
        ? Turn.of(new FirstAnswer.AskForm(BounceForm.of(texts)))
        : read(inbound, files, text);
  }

  /** Files if there are any, else the text. */
  Turn read(Inbound inbound, List<UploadedFile> files, String text) {
    List<UploadedFile> sources =
        files.isEmpty()
            ? List.of(new UploadedFile(PASTED, () -> text.getBytes(StandardCharsets.UTF_8)))
            : files;
    String names = String.join(", ", sources.stream().map(UploadedFile::name).toList());
    Card reading = Card.of(texts.say("bounce.reading", "file", names));
    return services
        .workers()
        .reserveReading(inbound)
        .map(
            slot ->
                Turn.of(
                    new FirstAnswer.Show(reading, Audience.PUBLIC),
                    slot.work(posting -> readAll(inbound, sources, posting))))
        .orElseGet(() -> Turn.toAsker(texts.say("busy")));
  }

  /** Says that reading failed too often; that counts as answered once it is shown. */
  Turn giveUp(Ask.GivenUp givenUp) {
    String names =
        givenUp.files().isEmpty()
            ? texts.say("bounce.given-up-text")
            : String.join(", ", givenUp.files());
    Card failed = Card.of(texts.say("bounce.given-up", "file", names));
    return Turn.of(
        new FirstAnswer.Show(failed, Audience.PUBLIC),
        posting -> {
          try {
            if (posting.first().message().isEmpty()) {
              return CompletableFuture.failedFuture(new CancellationException("not shown"));
            }
            posting.edit(posting.first(), failed);
            return CompletableFuture.completedFuture(null);
          } catch (NotPosted later) {
            return CompletableFuture.failedFuture(later);
          } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return CompletableFuture.failedFuture(new CancellationException("stopping"));
          }
        });
  }

  private void readAll(Inbound inbound, List<UploadedFile> files, Posting posting)
      throws StoreException, NotPosted, InterruptedException {
    Optional<MessageRef> place = Optional.of(posting.first());
    int part = 0;
    for (UploadedFile file : files) {
      try (FileReading reading = FileReading.open(file, services.workers().memory())) {
        readOne(inbound, part, file.name(), reading, posting, place);
      } catch (BudgetExhausted busy) {
        show(Card.of(texts.say("bounce.busy", "file", file.name())), posting, place);
      } catch (IOException unreadable) {
        Map<String, String> values =
            Map.of("file", file.name(), "why", String.valueOf(unreadable.getMessage()));
        show(Card.of(texts.say("bounce.unreadable", values)), posting, place);
      }
      place = Optional.empty();
      part += MOST_MAILS;
    }
  }

  private void readOne(
      Inbound inbound,
      int part,
      String name,
      FileReading reading,
      Posting posting,
      Optional<MessageRef> first)
      throws StoreException, NotPosted, InterruptedException {
    Unwrapping mails =
        services.uploadUnwrapper().open(name, reading.content(), UploadLimits.STANDARD);
    if (!mails.hasNext()) {
      show(Card.of(texts.say("bounce.empty", "file", name)), posting, first);
      return;
    }
    Optional<MessageRef> place = first;
    Set<String> notShown = new LinkedHashSet<>();
    for (int next = 0; next < MOST_MAILS && mails.hasNext(); next++) {
      UploadedMail mail = mails.next();
      if (mail.unread().isPresent()) {
        show(UnreadPicture.card(texts, mail.name(), mail.unread().get()), posting, place);
      } else {
        BouncedMessage bounce = services.reader().read(mail);
        if (!mails.hasNext()) {
          reading.shrinkTo(mail.bytes().length);
        }
        diagnose(inbound, part + next, mail, bounce, posting, place);
      }
      notShown.addAll(mails.leftOut());
      notShown.removeAll(mail.leftOut());
      place = Optional.empty();
    }
    if (mails.hasNext()) {
      Map<String, Object> values = Map.of("file", name, "most", MOST_MAILS);
      posting.post(Card.of(texts.say("bounce.more", values)));
    }
    notShown.addAll(mails.leftOut());
    if (!notShown.isEmpty()) {
      Map<String, Object> values = Map.of("file", name, "limits", String.join("; ", notShown));
      posting.post(Card.of(texts.say("bounce.partly", values)));
    }
  }

  /**
   * Makes a case of a mail that was read.
   *
   * @param part which of the mails that came with the event it is
   * @param place the message in whose place the case is shown; where that is empty, below it
   */
  void diagnose(
      Inbound inbound,
      int part,
      UploadedMail mail,
      BouncedMessage bounce,
      Posting posting,
      Optional<MessageRef> place)
      throws StoreException, NotPosted, InterruptedException {
    if (filing.filedBefore(inbound, part, posting, place)) {
      return;
    }
    var stored = new StoredMail(asMail(mail), mail.bytes());
    Diagnosis diagnosis = services.diagnosisEngine().diagnose(bounce, services.diagnosticProbes());
    filing.file(inbound, part, stored, CaseResult.of(stored.name(), diagnosis), posting, place);
  }

  private static void show(Card card, Posting posting, Optional<MessageRef> place)
      throws NotPosted, InterruptedException {
    if (place.isPresent()) {
      posting.edit(place.get(), card);
    } else {
      posting.post(card);
    }
  }

  static boolean looksLikeMail(UploadedFile file) {
    String name = file.name().toLowerCase(Locale.ROOT);
    return MAIL_ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1))
        || name.equals(TNEF_NAME);
  }

  /**
   * The name under which a mail is kept that came out of a picture or of one of Outlook's files.
   */
  private static String asMail(UploadedMail mail) {
    String name = mail.name();
    String lower = name.toLowerCase(Locale.ROOT);
    if (mail.isFromPicture() || lower.endsWith(".pdf")) {
      return name + ".txt";
    }
    return lower.endsWith(".msg") || lower.endsWith(TNEF_NAME) ? name + ".eml" : name;
  }
}
