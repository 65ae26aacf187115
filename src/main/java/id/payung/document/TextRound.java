package id.payung.document;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** Reads papers of before by itself, a few at a time, until all are read. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@ConditionalOnBooleanProperty(name = "payung.document.text.automatic", matchIfMissing = true)
class TextRound {

    private static final int AT_A_TIME = 20;

    private final PaperTexts texts;

    TextRound(PaperTexts texts) {
        this.texts = texts;
    }

    @Scheduled(
            fixedDelayString = "${payung.document.text.every:1m}",
            initialDelayString = "${payung.document.text.every:1m}")
    void round() {
        texts.readSome(AT_A_TIME);
    }
}
