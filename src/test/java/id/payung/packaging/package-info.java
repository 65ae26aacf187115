/** What leaves the house: the production jar and the files that put it into service. */
package id.payung.packaging;
