package id.payung.agreement;

/** Social-security programmes */
public enum Programme {
work accident,
 death,
 old age,
 pension.:JKK,
JKM,
JHT,
JP
}
